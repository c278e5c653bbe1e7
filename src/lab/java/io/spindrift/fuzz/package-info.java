/**
 * Every parser under coverage-guided fuzzing (Jazzer): whatever comes ends in a result or in the one exception that says what was
 * expected, without hanging and within a bound of memory. {@code make fuzz} runs it from the inputs kept in {@code src/lab/corpus};
 * enter at {@link io.spindrift.fuzz.Fuzz}.
 */
package io.spindrift.fuzz;
