/** People, their programs' tokens, and how often somebody has guessed. */
package io.panelkeeper.persistence.access;
