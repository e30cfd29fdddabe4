/** Words, numbers and times as people of one language and one time zone read them. */
package io.panelkeeper.web.text;
