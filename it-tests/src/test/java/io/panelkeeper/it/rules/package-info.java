/** Rules that the whole code base keeps, checked from outside of its modules. */
package io.panelkeeper.it.rules;
