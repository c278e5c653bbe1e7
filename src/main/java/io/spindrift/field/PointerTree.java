package io.spindrift.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pointers as a tree of their steps, so that a document is walked once for all of them. Immutable. */
public final class PointerTree {
    private final Node root = new Node();
    private final List<Pointer> pointers;

    /** @param pointers by slot: the leaf at the first of them goes to slot 0 */
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

    /** Where a walk begins. */
    public Node root() {
        return root;
    }

    /** How many slots there are. */
    public int slots() {
        return pointers.size();
    }

    /** What is looked for at a place, and below it. */
    public static final class Node {
        private static final Node[] NONE = {};
        private static final int MAX_DIGITS = 5;

        private final Map<String, Node> children = new HashMap<>();
        private final List<Integer> slots = new ArrayList<>(1);
        /** Those of the children that may be items of an array, by number. */
        private Node[] items = NONE;

        private void index() {
            children.forEach((step, child) -> {
                child.index();
                if (step.matches("0|[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}")) {
                    int number = Integer.parseInt(step);
                    items = number < items.length ? items : java.util.Arrays.copyOf(items, number + 1);
                    items[number] = child;
                }
            });
        }

        /** What is looked for in a field; null for nothing. */
        public Node child(String name) {
            return children.get(name);
        }

        /** What is looked for in an item of an array; null for nothing. */
        public Node child(int number) {
            return number < items.length ? items[number] : null;
        }

        /** Whether what stands here itself is wanted. */
        public boolean wanted() {
            return !slots.isEmpty();
        }

        /**
         * Puts a leaf that stands here where it is wanted.
         *
         * @return whether there was none before
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
