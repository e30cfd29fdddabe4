/** Secrets at rest: sealed with AES-256-GCM, bound to the row they belong to, under keys that can be replaced. */
package io.panelkeeper.core.secret;
