/**
 * A running application over HTTP: the page, queries over live state, health and metrics. The only home of Javalin and Micrometer. Reads,
 * and changes nothing.
 */
package io.spindrift.web;
