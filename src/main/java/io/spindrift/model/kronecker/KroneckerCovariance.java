package io.spindrift.model.kronecker;

import io.spindrift.model.numeric.FloatVectors;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * The covariance P = A ⊗ B of the weights W of a layer, r rows by k inputs. A (r×r) is over the rows, B (k×k) over the inputs. All rows
 * see the same input u, so the local gradient ∂d̂/∂W is δ uᵀ, and a step of the Kalman filter needs only vectors (docs/maths.md):
 *
 * <pre>
 *     a = A δ,  α = δᵀ a;   b = B u,  υ = uᵀ b;   gradientᵀ P gradient = α υ,   P gradient = a bᵀ
 *     ω = α/(r S),  κ = υ/(k S)
 *     B ← B − b bᵀ ω/(1 + ω υ)                                (AB)
 *     A ← (A − a aᵀ κ/(1 + κ α)) (1 + ω υ/k)                  (AC)
 * </pre>
 *
 * <p>S is the variance of the innovation. A label adds (δδᵀ ⊗ uuᵀ)/S to the information A⁻¹ ⊗ B⁻¹. (AB) and (AC) add its mean over the
 * rows to B⁻¹ and its mean over the inputs to A⁻¹. The last factor makes the trace of P times the new information that of the exact sum.
 *
 * <p>Three things keep the product stable over any number of labels. Process noise is added only while tr A · tr B is below that of the
 * start. Powers of two move between A and B when tr B leaves [k/2, 2k], exactly; otherwise A would grow and B fall forever. Variances are
 * limited to {@value #GROWTH} times those of the start. A step costs 3.5 (r² + k²) operations.
 */
public final class KroneckerCovariance {
    /** How far a variance may grow beyond that of the start. */
    private static final float GROWTH = 4;

    /** Added to a quadratic form as a share of its diagonal part, so that rounding does not make it negative. */
    static final double ROUNDING = 1e-6;

    private final PackedSymmetric rowFactor;
    private final PackedSymmetric inputFactor;
    private final float[] rowVariances;
    private final int ordinaryRows;
    private final double processNoise;
    private final float[] rowGain;
    private final float[] inputGain;
    private double rowForm;
    private double inputForm;

    /**
     * Creates the covariance at the start: A is diagonal, B the identity.
     *
     * @param rowVariances the diagonal of A, r numbers; the first is that of all ordinary rows
     * @param ordinaryRows how many rows are ordinary; the rest have a variance of their own
     * @param inputs k
     * @param processNoise q, the variance that a step adds to each weight, while it does
     */
    public KroneckerCovariance(float[] rowVariances, int ordinaryRows, int inputs, double processNoise) {
        this.rowVariances = rowVariances.clone();
        this.ordinaryRows = ordinaryRows;
        this.processNoise = processNoise;
        rowFactor = new PackedSymmetric(rowVariances);
        inputFactor = new PackedSymmetric(ones(inputs));
        rowGain = new float[rowVariances.length];
        inputGain = new float[inputs];
    }

    /** Returns the numbers of A and B for r rows and k inputs. */
    public static long numbers(int rows, int inputs) {
        return PackedSymmetric.numbers(rows) + PackedSymmetric.numbers(inputs);
    }

    /**
     * Returns α υ, the variance that uncertain weights give to a forecast. It prepares {@link #rowGain}, {@link #inputGain} and {@link #update}.
     *
     * @param delta δ, r numbers
     * @param u input, k numbers
     */
    public double predict(float[] delta, float[] u) {
        rowFactor.times(delta, rowGain);
        inputFactor.times(u, inputGain);
        rowForm = form(rowFactor, delta, rowGain);
        inputForm = form(inputFactor, u, inputGain);
        return rowForm * inputForm;
    }

    /** Returns a = A δ of the last {@link #predict}, until {@link #update}; r numbers, not to be modified. */
    public float[] rowGain() {
        return rowGain;
    }

    /** Returns b = B u of the last {@link #predict}, until {@link #update}; k numbers, not to be modified. */
    public float[] inputGain() {
        return inputGain;
    }

    /**
     * Updates the covariance by a label (AB), (AC), and what keeps it stable.
     *
     * @param variance S, at least what {@link #predict} returned
     */
    public void update(double variance) {
        condition(variance);
        drift();
        balance();
        limit();
    }

    private void condition(double variance) {
        int r = rowGain.length;
        int k = inputGain.length;
        double omega = rowForm / (r * variance);
        double kappa = inputForm / (k * variance);
        inputFactor.subtractSquare(inputGain, (float) (omega / (1 + omega * inputForm)), 1);
        rowFactor.subtractSquare(rowGain, (float) (kappa / (1 + kappa * rowForm)), (float) (1 + omega * inputForm / k));
    }

    private void drift() {
        int r = rowGain.length;
        int k = inputGain.length;
        double rowTrace = rowFactor.trace(r);
        double inputTrace = inputFactor.trace(k);
        if (rowTrace * inputTrace < (double) rowVariances[0] * r * k) {
            inputFactor.addToDiagonal((float) (0.5 * processNoise * r / rowTrace));
            rowFactor.addToDiagonal((float) (0.5 * processNoise * k / inputTrace));
        }
    }

    private void balance() {
        int k = inputGain.length;
        double trace = inputFactor.trace(k);
        if (trace < 0.5 * k) {
            inputFactor.scale(2);
            rowFactor.scale(0.5f);
        } else if (trace > 2 * k) {
            inputFactor.scale(0.5f);
            rowFactor.scale(2);
        }
    }

    /** Gains are scratch here: the label has been taken in. */
    private void limit() {
        double meanRow = rowFactor.trace(ordinaryRows) / ordinaryRows;
        double meanInput = inputFactor.trace(inputGain.length) / inputGain.length;
        double inputLimit = GROWTH * rowVariances[0] / meanRow;
        for (int c = 0; c < inputGain.length; c++) {
            if (inputFactor.diagonal(c) > inputLimit) {
                inputFactor.limit(c, inputLimit, inputGain);
            }
        }
        for (int b = 0; b < rowGain.length; b++) {
            double rowLimit = GROWTH * rowVariances[b] / meanInput;
            if (rowFactor.diagonal(b) > rowLimit) {
                rowFactor.limit(b, rowLimit, rowGain);
            }
        }
    }

    /**
     * Keeps a share of the information: the inverse of each factor becomes share times itself plus 1 − share times that of the
     * start.
     *
     * @param share above 0, at most 1
     */
    public void inflate(double share) {
        if (share < 1) {
            rowFactor.inflate(rowVariances, share);
            inputFactor.inflate(ones(inputGain.length), share);
        }
    }

    /** Saves or restores A and B. */
    public void visit(FieldVisitor fields, String name) {
        rowFactor.visit(fields, name + ".rows");
        inputFactor.visit(fields, name + ".inputs");
    }

    /** Returns vᵀ M v, given M v. */
    static double form(PackedSymmetric matrix, float[] v, float[] product) {
        double form = FloatVectors.dot(v, product, v.length) + ROUNDING * matrix.diagonalForm(v);
        return Math.max(0, form);
    }

    private static float[] ones(int n) {
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
