/**
 * Who may come in: signing in by password or by the company's provider, sessions, tokens for
 * programs, and the audit log.
 */
@NullMarked
package hinomi.web.account;

import org.jspecify.annotations.NullMarked;
