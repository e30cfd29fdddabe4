/** What is kept: entities, repositories, and the schema of both engines, H2 and PostgreSQL. */
package io.panelkeeper.persistence;
