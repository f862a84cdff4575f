/** A word to the chat: one line to an incoming webhook. */
@NullMarked
package hinomi.chat;

import org.jspecify.annotations.NullMarked;
