/**
 * Settings that change while the application runs. Each rule applies to the series whose names match a pattern, from a
 * record time on. This package knows neither topics nor JSON. Enter at {@link io.spindrift.rules.RuleRegistry}.
 */
package io.spindrift.rules;
