package city.ioc.standalone.broker;

import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/** Uses the images that the Docker engine has; Testcontainers makes one by name. */
public final class NeverPull implements ImagePullPolicy {
    @Override
    public boolean shouldPull(DockerImageName image) {
        return false;
    }
}
