using Mono.Cecil;

namespace Raso.Storage.Architecture.Tests;

/// <summary>Every type that a type's signature, attributes and code name, those of its nested types included.</summary>
internal static class TypeNames
{
    internal static IEnumerable<TypeReference> In(TypeDefinition type) =>
        Direct(type).SelectMany(Parts).Concat(type.NestedTypes.SelectMany(In));

    private static IEnumerable<TypeReference?> Direct(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(implemented => implemented.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Properties.Select(property => property.PropertyType),
            .. type.Events.Select(raised => raised.EventType),
            .. type.GenericParameters.SelectMany(Constraints),
            .. type.CustomAttributes.SelectMany(Attribute),
            .. type.Fields.SelectMany(field => field.CustomAttributes).SelectMany(Attribute),
            .. type.Properties.SelectMany(property => property.CustomAttributes).SelectMany(Attribute),
            .. type.Methods.SelectMany(Method),
        ];

    private static IEnumerable<TypeReference?> Method(MethodDefinition method) =>
        [
            .. Signature(method),
            .. method.GenericParameters.SelectMany(Constraints),
            .. method.CustomAttributes.SelectMany(Attribute),
            .. method.Overrides.Select(overridden => overridden.DeclaringType),
            .. method.HasBody ? Body(method) : [],
        ];

    private static IEnumerable<TypeReference?> Body(MethodDefinition method) =>
        [
            .. method.Body.Variables.Select(variable => variable.VariableType),
            .. method.Body.ExceptionHandlers.Select(handler => handler.CatchType),
            .. method.Body.Instructions.SelectMany(instruction => Operand(instruction.Operand)),
        ];

    private static IEnumerable<TypeReference?> Operand(object? operand) => operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod generic => [.. Signature(generic), .. generic.GenericArguments],
        MethodReference method => Signature(method),
        FieldReference field => [field.DeclaringType, field.FieldType],
        CallSite site => [site.ReturnType, .. site.Parameters.Select(parameter => parameter.ParameterType)],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
        [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)];

    private static IEnumerable<TypeReference?> Constraints(GenericParameter parameter) =>
        parameter.Constraints.Select(constraint => constraint.ConstraintType);

    private static IEnumerable<TypeReference?> Attribute(CustomAttribute attribute) =>
        [
            attribute.AttributeType,
            .. attribute.ConstructorArguments.Select(argument => argument.Type),
            .. attribute.ConstructorArguments.Select(argument => argument.Value as TypeReference),
            .. attribute.Properties.Select(property => property.Argument.Value as TypeReference),
        ];

    // List<Paper[]> names List, Paper; a parameter T names nothing.
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        FunctionPointerType pointer => [.. Parts(pointer.ReturnType), .. pointer.Parameters.SelectMany(p => Parts(p.ParameterType))],
        IModifierType modified => [.. Parts(modified.ElementType), .. Parts(modified.ModifierType)],
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
