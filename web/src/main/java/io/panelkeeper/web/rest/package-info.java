/**
 * The REST API below {@code /api/v1}: the same services as the pages, with JSON at the border. Resources are thin; what
 * comes in is read by {@link io.panelkeeper.web.rest.JsonBody}, what goes out are records, and every error is a problem
 * document (RFC 9457).
 */
package io.panelkeeper.web.rest;
