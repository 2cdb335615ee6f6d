package org.mastercreator.server.faults;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Asks each node twice a second whether it is ready, and gives work to those that last said so. */
final class LoadBalancer implements AutoCloseable {
    private static final long ASK_EVERY_NANOS = 500_000_000;

    private final List<NodeProcess> nodes;
    private final Set<NodeProcess> ready = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    LoadBalancer(List<NodeProcess> nodes) {
        this.nodes = nodes;
        ready.addAll(nodes);
        nodes.forEach(node -> Thread.ofVirtual().start(() -> ask(node)));
    }

    private void ask(NodeProcess node) {
        while (!closed) {
            if (node.isReady()) {
                ready.add(node);
            } else {
                ready.remove(node);
            }
            LockSupport.parkNanos(ASK_EVERY_NANOS);
        }
    }

    boolean uses(NodeProcess node) {
        return ready.contains(node);
    }

    NodeProcess any(Random random) {
        List<NodeProcess> choice = ready.isEmpty() ? nodes : List.copyOf(ready);
        return choice.get(random.nextInt(choice.size()));
    }

    @Override
    public void close() {
        closed = true;
    }
}
