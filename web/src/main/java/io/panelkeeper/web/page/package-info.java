/** Backing beans, one per page, named after it; they hold two or three fields and call one service. */
package io.panelkeeper.web.page;
