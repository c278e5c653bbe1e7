/**
 * Alarms of a series at a stated rate: four detectors of unusual values, each with a p-value, and the rule that opens and ends an alarm. Imports
 * {@code model.distribution}, {@code model.numeric} and {@code model.state}. Enter at {@link io.spindrift.model.alarm.SeriesAlarms}.
 */
package io.spindrift.model.alarm;
