/** What this portal is made of and runs on. */
package io.panelkeeper.web.about;
