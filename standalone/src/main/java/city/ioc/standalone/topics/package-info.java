/** The pipeline's topics on a Kafka cluster: made when missing, compared when there. */
package city.ioc.standalone.topics;
