/**
 * Who calls and what they may do. One authentication mechanism tells who it is ({@link
 * io.panelkeeper.web.access.AccessMechanism}), one request-scoped bean holds it ({@link
 * io.panelkeeper.web.access.Caller}), and four guards ask that bean, so that nothing is open by mistake: an interceptor
 * before services and REST operations, a phase listener before pages, a filter before push channels, a filter before
 * REST.
 */
package io.panelkeeper.web.access;
