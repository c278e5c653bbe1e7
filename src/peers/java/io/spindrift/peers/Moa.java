package io.spindrift.peers;

import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.DenseInstance;
import com.yahoo.labs.samoa.instances.Instance;
import com.yahoo.labs.samoa.instances.Instances;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import moa.classifiers.AbstractClassifier;
import moa.classifiers.meta.AdaptiveRandomForestRegressor;
import moa.classifiers.meta.SelfOptimisingKNearestLeaves;
import moa.classifiers.rules.AMRulesRegressor;
import moa.classifiers.rules.functions.Perceptron;

/** A regressor of MOA, its options as they come but for the number of trees. */
final class Moa implements Learner {
    private static final int TREES = 30;

    private final Kind kind;
    private final AbstractClassifier regressor;
    private final InstancesHeader header;

    /** Which, with the name that a table gives it. */
    enum Kind {
        PERCEPTRON("MOA perceptron", Perceptron::new),
        RULES("MOA AMRules", AMRulesRegressor::new),
        FOREST("MOA adaptive random forest, " + TREES + " trees", Kind::forest),
        SOKNL_FOREST("MOA SOKNL, " + TREES + " trees", Kind::soknl);

        private final String title;
        private final Supplier<AbstractClassifier> regressor;

        Kind(String title, Supplier<AbstractClassifier> regressor) {
            this.title = title;
            this.regressor = regressor;
        }

        String title() {
            return title;
        }

        private static AbstractClassifier forest() {
            AdaptiveRandomForestRegressor forest = new AdaptiveRandomForestRegressor();
            forest.ensembleSizeOption.setValue(TREES);
            return forest;
        }

        private static AbstractClassifier soknl() {
            SelfOptimisingKNearestLeaves forest = new SelfOptimisingKNearestLeaves();
            forest.ensembleSizeOption.setValue(TREES);
            return forest;
        }
    }

    /**
     * @param kind which
     * @param inputs how many
     */
    Moa(Kind kind, int inputs) {
        this.kind = kind;
        this.header = header(inputs);
        this.regressor = kind.regressor.get();
        regressor.prepareForUse();
        regressor.setModelContext(header);
    }

    private static InstancesHeader header(int inputs) {
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            attributes.add(new Attribute("x" + i));
        }
        attributes.add(new Attribute("d"));
        InstancesHeader header = new InstancesHeader(new Instances("rows", attributes, 0));
        header.setClassIndex(inputs);
        return header;
    }

    /** Asks with a weight of 0, so that nothing is learned from a label that is not there: SOKNL would, and from one that is there. */
    @Override
    public double forecast(double[] inputs) {
        double[] votes = regressor.getVotesForInstance(instance(inputs, 0, 0));
        return votes.length == 0 ? Double.NaN : votes[0];
    }

    @Override
    public void learn(double[] inputs, double label) {
        if (kind == Kind.SOKNL_FOREST) {
            // It compares the label with its last forecast, which must be the one for these inputs.
            forecast(inputs);
        }
        regressor.trainOnInstance(instance(inputs, label, 1));
    }

    private Instance instance(double[] inputs, double label, double weight) {
        double[] values = Arrays.copyOf(inputs, inputs.length + 1);
        values[inputs.length] = label;
        Instance instance = new DenseInstance(weight, values);
        instance.setDataset(header);
        return instance;
    }
}
