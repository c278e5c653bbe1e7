package io.spindrift.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pointers as a tree of their steps, so that one pass over a document finds all of them. Instances are immutable. */
public final class PointerTree {
    private final Node root = new Node();
    private final List<Pointer> pointers;

    /** @param pointers the pointers, by slot: the value at the first of them goes to slot 0 */
    public PointerTree(List<Pointer> pointers) {
        this.pointers = List.copyOf(pointers);
        for (int slot = 0; slot < pointers.size(); slot++) {
            Node node = root;
            for (String step : pointers.get(slot).steps()) {
                node = node.children.computeIfAbsent(step, name -> new Node());
            }
            node.slots.add(slot);
        }
        root.index();
    }

    /** Returns the root, at which a pass begins. */
    public Node root() {
        return root;
    }

    /** Returns the number of slots. */
    public int slots() {
        return pointers.size();
    }

    /** The pointers that lead to a place or below it. */
    public static final class Node {
        private static final Node[] NONE = {};
        private static final int MAX_DIGITS = 5;

        private final Map<String, Node> children = new HashMap<>();
        private final List<Integer> slots = new ArrayList<>(1);
        /** The children that may be items of an array, by number. */
        private Node[] items = NONE;

        private void index() {
            children.forEach((step, child) -> {
                child.index();
                if (step.matches("0|[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}")) {
                    int number = Integer.parseInt(step);
                    items = number < items.length ? items : Arrays.copyOf(items, number + 1);
                    items[number] = child;
                }
            });
        }

        /** Returns the node of a field; null if no pointer leads there. */
        public Node child(String name) {
            return children.get(name);
        }

        /** Returns the node of an item of an array; null if no pointer leads there. */
        public Node child(int number) {
            return number < items.length ? items[number] : null;
        }

        /** Returns whether a pointer leads to an item of an array here. */
        public boolean hasItems() {
            return items.length > 0;
        }

        /** Returns whether a pointer ends here. */
        public boolean wanted() {
            return !slots.isEmpty();
        }

        /**
         * Stores a value in the slots of the pointers that end here.
         *
         * @return whether the slots were empty before
         */
        public boolean put(FieldValue leaf, FieldValue[] into) {
            boolean first = true;
            for (int slot : slots) {
                first &= into[slot] == null;
                into[slot] = leaf;
            }
            return first;
        }
    }
}
