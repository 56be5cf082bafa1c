using System.Globalization;
using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Faults;

/// <summary>Errors as gateways, load balancers and proxies before a store send them: in forms that its client does not expect.</summary>
internal static class ErrorForms
{
    public static HttpAnswer Json(int status) =>
        HttpAnswer.Of(status, "application/json", string.Create(CultureInfo.InvariantCulture, $$"""{"message":"not now","status":{{status}}}"""));

    public static HttpAnswer Xml(int status) => HttpAnswer.Of(
        status, "application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>NotNow</Code><Message>not now</Message></Error>");

    public static HttpAnswer Html(int status) => HttpAnswer.Of(
        status, "text/html", "<html><head><title>Not now</title></head><body><h1>Not now</h1><hr>gateway</body></html>");

    public static HttpAnswer Empty(int status) => new(status, null, []);

    /// <summary>What a hotel's network answers to everything.</summary>
    public static HttpAnswer CaptivePortal() => HttpAnswer.Of(
        200, "text/html; charset=utf-8", "<!DOCTYPE html><html><body>Please accept our terms to go on.<br></body></html>");
}
