@org.jspecify.annotations.NullMarked
package hinomi.daemon;
