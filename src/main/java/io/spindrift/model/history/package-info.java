/**
 * What a series has been: its last values, the scale of its changes, its seasonal profiles, its times; and the regressors made
 * of these. All of it moves with observations alone. Imports {@code model.scale}, {@code model.numeric} and {@code
 * model.state}. Enter at
 * {@link io.spindrift.model.history.SeriesHistory}.
 */
package io.spindrift.model.history;
