/** The product from outside: as its operator runs it, as a browser sees it, as the architecture rules want it. */
package io.panelkeeper.it;
