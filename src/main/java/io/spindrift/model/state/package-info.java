/**
 * What survives a restart: one method per component walks its fields, and the same walk saves and restores them.
 * Imports {@code java.*} alone. Enter at {@link io.spindrift.model.state.FieldVisitor}.
 */
package io.spindrift.model.state;
