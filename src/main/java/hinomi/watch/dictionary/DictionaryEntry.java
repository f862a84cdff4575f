package hinomi.watch.dictionary;

/**
 * One line of a dictionary of products, as it is written there.
 *
 * @param vendor who makes it: {@code サイボウズ}
 * @param vendorCpe a CPE name of the vendor alone: {@code cpe:/:cybozu}; may be empty
 * @param product what it is called: {@code サイボウズ ガルーン}
 * @param productCpe a CPE name of vendor and product: {@code cpe:/a:cybozu:garoon}
 */
public record DictionaryEntry(String vendor, String vendorCpe, String product, String productCpe) {}
