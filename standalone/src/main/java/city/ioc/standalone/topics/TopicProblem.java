package city.ioc.standalone.topics;

/**
 * A topic that is there and not as it should be.
 *
 * @param difference what is and what should be, in words
 * @param remedy a command or an action
 */
public record TopicProblem(String topic, String difference, String remedy) {

    /** One line for a person. */
    public String text() {
        return "topic " + topic + ": " + difference + "; " + remedy;
    }
}
