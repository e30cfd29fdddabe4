/** Browser push: tells open pages which panels have changed, each person only of those they may see. */
package io.panelkeeper.web.push;
