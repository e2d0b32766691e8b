# The pipeline as an image: `ioc COMMAND`. Any base image with Java 21 or newer and a shell will do.
#   docker build -t ioc .                         builds the jars in a container
#   docker build -t ioc --target from-host .      takes those that the host has built: mvn -DskipTests -pl standalone -am package
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-21
ARG JRE_IMAGE=eclipse-temurin:21-jre

FROM ${JRE_IMAGE} AS base
RUN mkdir -p /ioc/data /ioc/state && chown 10001:10001 /ioc/data /ioc/state \
    && printf '#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx16m -cp "/ioc/app/*" city.ioc.standalone.HealthProbe "$@"\n' \
        > /usr/local/bin/ioc-health && chmod 755 /usr/local/bin/ioc-health
COPY profiles /ioc/profiles
USER 10001:10001
WORKDIR /ioc
# Native code is unpacked to /tmp. IOC_HEAP_PERCENT shares the container's memory between the heap and RocksDB; IOC_JAVA_OPTS adds options.
ENTRYPOINT ["/bin/sh", "-c", "exec java -XX:MaxRAMPercentage=${IOC_HEAP_PERCENT:-60} -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -Dioc.home=/ioc -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 ${IOC_JAVA_OPTS:-} -cp '/ioc/app/*:/ioc/lib/*' city.ioc.standalone.Ioc \"$@\"", "ioc"]
CMD ["--help"]

FROM ${JRE_IMAGE} AS host
COPY standalone/target/ioc/lib /ioc/lib
RUN mkdir /ioc/app && mv /ioc/lib/ioc-*.jar /ioc/app/

# Our own jars change with every commit, the others hardly ever: a layer each.
FROM base AS from-host
COPY --from=host /ioc/lib /ioc/lib
COPY --from=host /ioc/app /ioc/app

FROM ${BUILD_IMAGE} AS build
WORKDIR /source
COPY . .
RUN mvn -B -ntp -DskipTests -pl standalone -am package \
    && mkdir -p /ioc/app && mv standalone/target/ioc/lib /ioc/lib && mv /ioc/lib/ioc-*.jar /ioc/app/

FROM base AS from-source
COPY --from=build /ioc/lib /ioc/lib
COPY --from=build /ioc/app /ioc/app
