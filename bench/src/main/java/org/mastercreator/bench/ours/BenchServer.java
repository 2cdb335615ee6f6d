package org.mastercreator.bench.ours;

import java.io.IOException;
import org.mastercreator.bench.peer.ControlLines;
import org.mastercreator.server.MasterCreator;
import org.springframework.boot.SpringApplication;

/** The product as it is, with a publisher for benchmarks beside it. Argument: control port. */
public final class BenchServer {
    private BenchServer() {}

    public static void main(String[] args) throws IOException {
        SpringApplication application =
                new SpringApplication(MasterCreator.class, BenchPublisher.class, Recording.class);
        BenchPublisher publisher = application.run().getBean(BenchPublisher.class);
        publisher.createClasses();
        ControlLines.serve(Integer.parseInt(args[0]), publisher);
    }
}
