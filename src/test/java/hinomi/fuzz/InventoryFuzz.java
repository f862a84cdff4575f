package hinomi.fuzz;

import hinomi.config.inventory.Inventory;
import hinomi.config.inventory.InventoryReader;
import hinomi.language.Language;

/** Any bytes in place of a list of what is installed. */
public final class InventoryFuzz {
  private InventoryFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    Inventory inventory = InventoryReader.read("list", data);
    inventory.byProduct();
    inventory.components().forEach(c -> c.places());
    inventory.remarks().forEach(remark -> remark.in(Language.JA));
    if (inventory.components().isEmpty()
        && inventory.remarks().isEmpty()
        && inventory.leftOut().isEmpty()) {
      throw new AssertionError("a list was lost without a word");
    }
  }
}
