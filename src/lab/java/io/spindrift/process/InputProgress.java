package io.spindrift.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far an application has read its inputs, as it is committed. */
public final class InputProgress implements AutoCloseable {
    private final Admin admin;
    private final String application;
    private final Collection<String> inputs;

    /**
     * @param servers of the cluster
     * @param application that reads them
     * @param inputs its topics
     */
    public InputProgress(String servers, String application, Collection<String> inputs) {
        admin = Admin.create(Map.of("bootstrap.servers", servers));
        this.application = application;
        this.inputs = inputs;
    }

    /** Until all that was produced has been worked on and committed. */
    public void awaitEnd(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!atEnd()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(application + " has not come to the end");
            }
            Thread.sleep(100);
        }
    }

    private boolean atEnd() throws InterruptedException {
        try {
            List<TopicPartition> partitions = admin.describeTopics(inputs).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .toList();
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                            partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                    .all()
                    .get();
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(application)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return partitions.stream().allMatch(partition -> {
                OffsetAndMetadata at = read.get(partition);
                long end = ends.get(partition).offset();
                return end == 0 || at != null && at.offset() >= end;
            });
        } catch (ExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
