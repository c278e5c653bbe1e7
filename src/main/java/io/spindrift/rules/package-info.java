/**
 * Settings that change while the application runs: rules for series by pattern, each valid from a record time on. A {@link
 * io.spindrift.rules.RuleRegistry} holds those that the settings topic brings, and says what is in force for a series at a time. Knows
 * no topics and no JSON. Enter at {@link io.spindrift.rules.RuleRegistry}.
 */
package io.spindrift.rules;
