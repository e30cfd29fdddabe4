/** The pipeline's database part: which panels are due and whose they are, and what their polls told. Written for little CPU per poll. */
package io.panelkeeper.persistence.observe;
