/**
 * A paired benchmark of the kernels: ours, and the same steps with EJML, in C and with PyTorch, all measured in turn in
 * one run. {@link io.spindrift.bench.kernels.Subjects} creates those that run in this JVM. Enter at
 * {@link io.spindrift.bench.kernels.KernelBench}.
 */
package io.spindrift.bench.kernels;
