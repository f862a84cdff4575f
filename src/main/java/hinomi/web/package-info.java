/**
 * The dashboard: pages for people. A page asks the engine and answers with a {@link
 * hinomi.web.Reply}; only this package itself knows the web server and the templates.
 */
@NullMarked
package hinomi.web;

import org.jspecify.annotations.NullMarked;
