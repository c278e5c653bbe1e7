package io.spindrift.model.state;

/** Passes a walk on, with arrays of numbers as floats. */
final class Singles implements StateExchange {
    private final StateExchange to;

    Singles(StateExchange to) {
        this.to = to;
    }

    @Override
    public boolean restoring() {
        return to.restoring();
    }

    @Override
    public boolean flag(String field, boolean present) {
        return to.flag(field, present);
    }

    @Override
    public int integer(String field, int present, int least, int most) {
        return to.integer(field, present, least, most);
    }

    @Override
    public long wide(String field, long present) {
        return to.wide(field, present);
    }

    @Override
    public double number(String field, double present) {
        return to.number(field, present);
    }

    @Override
    public void numbers(String field, double[] values) {
        to.singles(field, values);
    }

    @Override
    public void wides(String field, long[] values) {
        to.wides(field, values);
    }

    @Override
    public void singles(String field, double[] values) {
        to.singles(field, values);
    }

    @Override
    public String text(String field, String present) {
        return to.text(field, present);
    }

    @Override
    public byte[] bytes(String field, byte[] present) {
        return to.bytes(field, present);
    }
}
