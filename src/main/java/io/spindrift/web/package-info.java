/**
 * Serves a running application over HTTP: the page, queries about live state, health and metrics. The only package that uses
 * Javalin and Micrometer. It reads, and changes nothing.
 */
package io.spindrift.web;
