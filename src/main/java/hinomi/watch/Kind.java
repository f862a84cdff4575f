package hinomi.watch;

/** How much else goes by a product's name. */
enum Kind {
  /** Hardly anything: nginx, GitLab. */
  PLAIN,
  /** Much is written in it, made for it or runs on it: PHP, WordPress, Android. */
  PLATFORM,
  /** It is an everyday word: Access, Go, Teams. Only its vendor or a version makes it a product. */
  WORD
}
