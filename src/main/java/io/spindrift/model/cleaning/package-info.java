/**
 * Decides which values of a series are observations, before anything learns from them. Imports {@code model.past}, {@code
 * model.numeric} and {@code model.state}. Enter at {@link io.spindrift.model.cleaning.InputCleaner}.
 */
package io.spindrift.model.cleaning;
