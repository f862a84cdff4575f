/** The service: every source at its own time, deliveries at once, a changed file at a glance. */
@org.jspecify.annotations.NullMarked
package hinomi.daemon;
