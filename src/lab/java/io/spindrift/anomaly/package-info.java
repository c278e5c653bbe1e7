/**
 * Measures p-values and alarms of the default model: the score of the Numenta Anomaly Benchmark (NAB), and how often alarms come compared with
 * their stated rate. Enter at {@link io.spindrift.anomaly.NabTable} and {@link io.spindrift.anomaly.AlarmRateTable}.
 */
package io.spindrift.anomaly;
