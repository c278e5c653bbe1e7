/**
 * Pools the learned numbers of many series into the start of new ones (empirical Bayes). Imports EJML only. Enter at {@link
 * io.spindrift.model.pool.PriorPool}.
 */
package io.spindrift.model.pool;
