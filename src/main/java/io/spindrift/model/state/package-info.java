/**
 * Saving and restoring of state. Each component has one method that visits its fields, both to save and to restore
 * them. Imports only {@code java.*}. Enter at {@link io.spindrift.model.state.FieldVisitor}.
 */
package io.spindrift.model.state;
