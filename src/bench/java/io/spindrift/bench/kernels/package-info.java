/**
 * A paired benchmark of the kernels: ours, beside the same steps written with EJML, in C and with PyTorch, all measured in turn
 * in one run. {@link io.spindrift.bench.kernels.Subjects} makes what is measured in this JVM. Enter at
 * {@link io.spindrift.bench.kernels.KernelBench}.
 */
package io.spindrift.bench.kernels;
